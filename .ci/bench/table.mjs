// The rows of the table: what, measured, bound. Prints each as it comes; remembers whether one is over.
let over = false;

/** A row. A bound that is still open (docs/performance.md) is told as missed and fails nothing. */
export function row(what, measured, unit, bound, detail = '', open = false) {
    const beyond = bound !== undefined && measured > bound;
    over ||= beyond && !open;
    const told = beyond ? (open ? 'missed, open:' : 'over') : '≤';
    const held = bound === undefined ? '–' : `${told} ${bound}${unit}`;
    console.log(`| ${what} | ${Number(measured.toFixed(2))}${unit} | ${held} | ${detail} |`);
}

export function head() {
    console.log('\n| what | measured | bound | |\n|---|---|---|---|');
}

export const failed = () => over;

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
