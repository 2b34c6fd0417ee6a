// Measures a release: measure.mjs BINARY ASSETS-FOLDER BENCH-BINARY [ROWS…]. Exits with 1 where a bound is not held.
// Rows: first, load, stored, sizes, memory; all of them unless some are named.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { first } from './first.mjs';
import { load } from './load.mjs';
import { memory } from './memory.mjs';
import { settings, start } from './program.mjs';
import { sizes } from './sizes.mjs';
import { stored } from './stored.mjs';
import { failed, head } from './table.mjs';

const FEW = 500;
const MANY = 50_000;
const [binary, assets, tool] = process.argv.slice(2, 5).map((path) => resolve(path));
const named = process.argv.slice(5);
const wanted = (name) => named.length === 0 || named.includes(name);

/** The demo with `count` services around it. */
async function fill(count) {
    const name = `filled-${count}`;
    await (await start(binary, ['serve', '--demo'], name)).stop();
    const lines = execFileSync(tool, ['fill', String(count)], { env: settings(name), encoding: 'utf8' }).split('\n');
    const ids = (kind) => lines.filter((line) => line.startsWith(`${kind} `)).map((line) => line.split(' ')[1]);
    return { name, count, case: ids('case')[0], wide: ids('wide') };
}

const few = ['load', 'stored', 'sizes'].some(wanted) && (await fill(FEW));
const many = wanted('stored') && (await fill(MANY));
head();
if (wanted('first')) await first(binary, assets);
if (wanted('stored')) await stored(binary, few, many);
if (few) {
    const program = await start(binary, ['serve', '--demo'], few.name);
    const pages = [
        { what: "a vendor's list of 20 services", name: 'services', who: 'vendor', path: '/services' },
        { what: "an institution's list of 20 cases", name: 'cases', who: 'procurement', path: '/cases' },
        { what: 'comparison of 14', name: 'compare', who: 'procurement', path: `/cases/${few.case}/compare` },
    ];
    if (wanted('load')) await load(program, tool, pages);
    if (wanted('sizes')) await sizes(program);
    await program.stop();
}
if (wanted('memory')) await memory(binary);
if (failed()) {
    console.error('beyond what was promised');
    process.exit(1);
}
