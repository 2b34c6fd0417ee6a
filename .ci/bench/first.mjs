// From an empty folder to the first answer, and the WebAssembly that browsers get.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { start } from './program.mjs';
import { row } from './table.mjs';

export async function first(binary, assets) {
    const times = [];
    for (const name of ['first-1', 'first-2', 'first-3']) {
        const began = performance.now();
        const program = await start(binary, ['serve'], name);
        times.push(performance.now() - began);
        await program.stop();
    }
    row('empty folder to first answer, best of three', Math.min(...times), ' ms', 2000);
    const wasm = readdirSync(assets).filter((name) => name.endsWith('.wasm'));
    const packed = wasm.map((name) => brotliCompressSync(readFileSync(join(assets, name))).length);
    row('all WebAssembly, brotli', packed.reduce((sum, size) => sum + size, 0) / 1000, ' kB', 150);
}
