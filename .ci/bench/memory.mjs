// What the program keeps in memory after a thousand disclosures came in through its form.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { post, signIn, start } from './program.mjs';
import { row } from './table.mjs';

const IMPORTED = 1000;
const REST = 10_000;
const BOUND = 120;
const OPEN = true;
const FILES = join(import.meta.dirname, '../../app/domain/demo');

function resident(pid, what) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return (Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)[1]) * 1024) / 1e6;
}

export async function memory(binary) {
    const program = await start(binary, ['serve', '--demo'], 'memory');
    const cookie = await signIn(program.base, 'vendor');
    const files = readdirSync(FILES).map((name) => readFileSync(join(FILES, name), 'utf8'));
    for (let number = 0; number < IMPORTED; number += 1) {
        const made = await post(program.base, '/services', { name: `架空 ${number}` }, cookie);
        const to = `${made.headers.location.match(/^\/services\/[^/]+/)[0]}/draft/file`;
        await post(program.base, to, { file: files[number % files.length] }, cookie);
    }
    await signIn(program.base, 'vendor');
    await new Promise((resolve) => setTimeout(resolve, REST));
    const detail = `at most ${Math.round(resident(program.pid, 'VmHWM'))} MB meanwhile`;
    row(`resident 10 s after ${IMPORTED} imports and a sign-in`, resident(program.pid, 'VmRSS'), ' MB', BOUND, detail, OPEN);
    await program.stop();
}
