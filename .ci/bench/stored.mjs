// A comparison of fifty services, with few and with many stored around it: two programs, asked in turn.
import { get, signIn, start } from './program.mjs';
import { median, row } from './table.mjs';

const ROUNDS = 8;
const BOUND = 1.5;
const OPEN = true;
const PORT = Number(process.env.AZUKARI_MEASURE_PORT ?? 4199);

async function begin(binary, filled, port) {
    const program = await start(binary, ['serve', '--demo'], filled.name, port);
    return { ...filled, program, cookie: await signIn(program.base, 'procurement'), times: [] };
}

async function ask({ program, cookie }, id) {
    const answer = await get(program.base, `/cases/${id}/compare`, cookie);
    if (answer.status !== 200) throw new Error(`${id} answered ${answer.status}`);
    return answer.took;
}

export async function stored(binary, few, many) {
    const both = [await begin(binary, few, PORT), await begin(binary, many, PORT + 1)];
    for (let round = 0; round <= ROUNDS; round += 1) {
        for (let at = 0; at < few.wide.length; at += 1) {
            for (const one of both) {
                const took = await ask(one, one.wide[at]);
                if (round > 0) one.times.push(took); // The first round opens the database.
            }
        }
    }
    for (const { program } of both) await program.stop();
    const [a, b] = both.map(({ times }) => median(times));
    const detail = `${b.toFixed(1)} ms ÷ ${a.toFixed(1)} ms, medians of ${both[0].times.length} each`;
    row(`comparison of 50, ${many.count} ÷ ${few.count} stored`, b / a, '', BOUND, detail, OPEN);
}
