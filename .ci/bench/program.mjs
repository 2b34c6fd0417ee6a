// The program under measurement: started, asked as a browser asks, ended.
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

export const folder = mkdtempSync(join(tmpdir(), 'azukari-bench-'));
const PORT = Number(process.env.AZUKARI_MEASURE_PORT ?? 4199);
const running = new Set();
const agent = new http.Agent({ keepAlive: true });

process.on('exit', () => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
});
process.on('SIGINT', () => process.exit(1));
process.on('SIGTERM', () => process.exit(1));

/** The settings of a program with its data in a folder of ours. */
export function settings(name, port = PORT) {
    const { DATABASE_URL, AZUKARI_PUBLIC_URL, ...rest } = process.env;
    mkdirSync(join(folder, name), { recursive: true });
    return { ...rest, AZUKARI_LOG: 'warn', AZUKARI_ADDR: `127.0.0.1:${port}`, AZUKARI_DATA_DIR: join(folder, name) };
}

/** Starts a program and waits until it answers. */
export async function start(binary, args, name, port = PORT) {
    const log = openSync(join(folder, `${name}.log`), 'a');
    const child = spawn(binary, args, { env: settings(name, port), cwd: folder, stdio: ['ignore', log, log] });
    running.add(child);
    const ended = new Promise((resolve) => child.on('exit', resolve));
    ended.then(() => running.delete(child));
    const base = `http://127.0.0.1:${port}`;
    for (;;) {
        if (child.exitCode !== null) throw new Error(readFileSync(join(folder, `${name}.log`), 'utf8'));
        const answer = await get(base, '/healthz').catch(() => undefined);
        if (answer?.status === 200) break;
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return { base, pid: child.pid, stop: () => (child.kill('SIGTERM'), ended) };
}

/** One request, with the bytes as they were sent. */
function ask(base, path, options, body) {
    return new Promise((resolve, reject) => {
        const began = performance.now();
        const headers = { 'accept-encoding': 'br', ...options.headers };
        const request = http.request(new URL(path, base), { agent, ...options, headers }, (answer) => {
            const parts = [];
            answer.on('data', (part) => parts.push(part));
            answer.on('end', () => {
                const sent = Buffer.concat(parts);
                const took = performance.now() - began;
                resolve({ status: answer.statusCode, headers: answer.headers, sent, took });
            });
        });
        request.on('error', reject);
        request.end(body);
    });
}

export const get = (base, path, cookie) => ask(base, path, { headers: cookie ? { cookie } : {} });

/** A form, as our own page posts it. */
export async function post(base, path, fields, cookie) {
    const body = new URLSearchParams(fields).toString();
    const headers = { origin: base, 'content-type': 'application/x-www-form-urlencoded' };
    if (cookie) headers.cookie = cookie;
    const answer = await ask(base, path, { method: 'POST', headers }, body);
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`);
    return answer;
}

/** Signs in to the demo; the cookie. */
export async function signIn(base, who) {
    const form = { name: `${who}@demo.example`, password: `azukari-demo-${who}`, back: '/' };
    const answer = await post(base, '/sign-in', form);
    return answer.headers['set-cookie'][0].split(';')[0];
}

export const text = (answer) =>
    (answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(answer.sent) : answer.sent).toString();
