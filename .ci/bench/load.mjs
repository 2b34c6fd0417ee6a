// A page against the same bytes from memory, at eight clients that ask one after another over kept connections.
//
// The still page goes through the same router and layers (`bench still`) and is packed on its way out like the page,
// without session, database or rendering. The two are asked in turn, so that whatever else the machine does hits both.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, get, signIn, start, text } from './program.mjs';
import { median, row } from './table.mjs';

const CLIENTS = 8;
const ROUNDS = 5;
const SECONDS = 3;
const BOUND = 4;
const OPEN = true;
const STILL_PORT = Number(process.env.AZUKARI_MEASURE_PORT ?? 4199) + 1;

function wrk(url, cookie, seconds) {
    const args = ['-t1', `-c${CLIENTS}`, `-d${seconds}s`, '-s', join(import.meta.dirname, 'load.lua')];
    args.push('-H', 'Accept-Encoding: br', '-H', `Cookie: ${cookie}`, url);
    const timed = ['-c', 'TIMEFORMAT="cpu %U %S"; time wrk "$@"', 'wrk', ...args];
    const { stdout, stderr } = spawnSync('bash', timed, { encoding: 'utf8' });
    const measured = /measured (\d+) (\d+) (\d+)/.exec(stdout)?.slice(1).map(Number);
    if (!measured || measured[2] > 0) throw new Error(`${url}: ${stdout}${stderr}`);
    const cpu = /cpu ([\d.]+) ([\d.]+)/.exec(stderr).slice(1).map(Number);
    return { p95: measured[0] / 1000, each: measured[1] / seconds, cpu: (cpu[0] + cpu[1]) / seconds };
}

export async function load(program, tool, pages) {
    const kept = join(folder, 'still-pages');
    mkdirSync(kept);
    for (const page of pages) {
        page.cookie = await signIn(program.base, page.who);
        const answer = await get(program.base, page.path, page.cookie);
        if (answer.headers['content-encoding'] !== 'br') throw new Error(`${page.path} is not packed`);
        page.size = answer.sent.length;
        writeFileSync(join(kept, page.name), text(answer));
    }
    const still = await start(tool, ['still', kept], 'still', STILL_PORT);
    for (const { what, name, path, cookie, size } of pages) {
        const rounds = { still: [], page: [] };
        for (let round = 0; round <= ROUNDS; round += 1) {
            const seconds = round === 0 ? 1 : SECONDS; // The first warms up.
            const found = { still: wrk(`${still.base}/still/${name}`, cookie, seconds) };
            found.page = wrk(`${program.base}${path}`, cookie, seconds);
            if (round > 0) for (const kind of ['still', 'page']) rounds[kind].push(found[kind]);
        }
        const of = (kind, figure) => median(rounds[kind].map((round) => round[figure]));
        const ratio = median(rounds.page.map((round, at) => round.p95 / rounds.still[at].p95));
        const told = (kind) => `${of(kind, 'p95').toFixed(2)} ms, ${Math.round(of(kind, 'each'))}/s, client ${of(kind, 'cpu').toFixed(2)} cores`;
        row(`${what}: p95 ÷ still page of ${size} bytes`, ratio, '', BOUND, `${told('page')} ÷ ${told('still')}`, OPEN);
    }
    await still.stop();
}
