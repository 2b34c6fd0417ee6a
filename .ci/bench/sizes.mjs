// Every page that people of the demo reach by links, as sent with brotli.
import { get, signIn, text } from './program.mjs';
import { row } from './table.mjs';

const PEOPLE = [undefined, 'vendor', 'procurement', 'compliance', 'operator'];
const BOUND = 100;
const LISTED = 5;

async function reached(base, who) {
    const cookie = who && (await signIn(base, who));
    const found = new Map();
    const known = new Set(['/']);
    const waiting = ['/'];
    while (waiting.length > 0) {
        const path = waiting.shift();
        const answer = await get(base, path, cookie);
        if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}`);
        if (answer.status !== 200 || !answer.headers['content-type']?.startsWith('text/html')) continue;
        found.set(path, answer.sent.length);
        for (const [, href] of text(answer).matchAll(/href="(\/[^"#]*)/g)) {
            const to = href.replaceAll('&amp;', '&');
            if (to.startsWith('/assets/') || known.has(to)) continue;
            known.add(to);
            waiting.push(to);
        }
    }
    return found;
}

export async function sizes(program) {
    const all = [];
    for (const who of PEOPLE) {
        for (const [path, size] of await reached(program.base, who)) all.push({ path, size, who: who ?? 'nobody' });
    }
    const largest = new Map();
    for (const page of all.toSorted((a, b) => b.size - a.size)) {
        const kind = page.path.replaceAll(/[0-9a-f-]{36}/g, '…');
        if (!largest.has(kind)) largest.set(kind, page);
    }
    const [first, ...rest] = [...largest].slice(0, LISTED).map(([kind, { size, who }]) => ({ kind, who, size: size / 1000 }));
    row(`largest of ${all.length} pages, brotli: \`${first.kind}\``, first.size, ' kB', BOUND, `as ${first.who}`);
    for (const { kind, who, size } of rest) row(`\`${kind}\``, size, ' kB', undefined, `as ${who}`);
}
