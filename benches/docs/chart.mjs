// The chart of the README and of docs/performance.md: medians in Node as bars, in light and in dark.

const WIDTH = 960;
const PANEL = { width: 470, gap: 20, head: 34, foot: 34 };
const BAR = { height: 13, step: 19 };
/** Room for the contenders' names, and for the figure behind the longest bar. */
const NAMES = 236;
const FIGURES = 52;

// Greys that can be read on white and on black; the media query only makes them better.
const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #59636e; }
  .title { font-weight: 600; font-size: 13px; fill: #24292f; }
  .ours { font-weight: 600; fill: #0a7a6c; }
  .bar { fill: #9aa4b0; }
  .floor { fill: none; stroke: #9aa4b0; stroke-dasharray: 3 2; }
  .bar.ours { fill: #12a594; }
  .grid { stroke: #8b949e; stroke-opacity: 0.35; }
  @media (prefers-color-scheme: dark) {
    text { fill: #a8b3bf; }
    .title { fill: #e6edf3; }
    text.ours { fill: #2dd4bf; }
  }`;

const PANELS = [
  { id: "w1.valid", resource: "answeredIntegrationPersonalInformationAccess", title: "W1: check one object" },
  {
    id: "w2",
    resource: "answeredIntegrationPersonalInformationAccess",
    title: "W2: 10,000 objects → bytes of a request",
  },
  {
    id: "w3",
    resource: "answeredIntegrationPersonalInformationAccess",
    title: "W3: response, 10,000 rows → objects",
  },
  { id: "w4", resource: "designationAccount", title: "W4: JSON:API, 10,000 rows → flattened" },
];

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const place = (value) => Number(value.toFixed(1));

/** A round step that gives three to six marks. */
function stepOf(longest) {
  const power = 10 ** Math.floor(Math.log10(longest / 3));
  const factor = [1, 2, 5, 10].find((one) => longest / (one * power) <= 6);
  return factor * power;
}

function bar([name, { median }], row, scale) {
  const y = PANEL.head + row * BAR.step;
  const ours = name === "fieldgate" ? " ours" : "";
  const kind = name.startsWith("(") ? "floor" : `bar${ours}`;
  const length = place(median * scale);
  const middle = y + BAR.height - 2;
  const figure = median >= 100 ? median.toFixed(0) : median.toFixed(1);
  return [
    `<text x="${NAMES - 8}" y="${middle}" text-anchor="end" class="name${ours}">${escaped(name)}</text>`,
    `<rect x="${NAMES}" y="${y}" width="${length}" height="${BAR.height}" rx="2" class="${kind}"/>`,
    `<text x="${NAMES + length + 5}" y="${middle}" class="figure${ours}">${figure}</text>`,
  ].join("\n");
}

function axis(longest, scale, rows) {
  const bottom = PANEL.head + rows * BAR.step;
  const step = stepOf(longest);
  const marks = [];
  for (let value = 0; value <= longest; value += step) {
    const x = place(NAMES + value * scale);
    marks.push(`<line x1="${x}" y1="${PANEL.head - 4}" x2="${x}" y2="${bottom}" class="grid"/>`);
    marks.push(`<text x="${x}" y="${bottom + 14}" text-anchor="middle">${value}</text>`);
  }
  return marks.join("\n");
}

function panel({ title }, { results, unit }) {
  const entries = Object.entries(results).sort((a, b) => a[1].median - b[1].median);
  const longest = entries.at(-1)[1].median;
  const scale = (PANEL.width - NAMES - FIGURES) / longest;
  return [
    `<text x="0" y="16" class="title">${escaped(title)}, ${unit}</text>`,
    axis(longest, scale, entries.length),
    ...entries.map((entry, row) => bar(entry, row, scale)),
  ].join("\n");
}

const heightOf = ({ results }) => PANEL.head + Object.keys(results).length * BAR.step + PANEL.foot;

/** The chart as SVG, of the tables of one engine. */
export function chart({ tables, version }) {
  const found = PANELS.map((one) => ({
    one,
    table: tables.find(
      ({ id, resource, text }) => id === one.id && resource === one.resource && text === "mostly",
    ),
  })).filter(({ table }) => table !== undefined);
  const groups = [];
  let y = 30;
  for (let i = 0; i < found.length; i += 2) {
    const pair = found.slice(i, i + 2);
    for (const [column, { one, table }] of pair.entries()) {
      const x = column * (PANEL.width + PANEL.gap);
      groups.push(`<g transform="translate(${x} ${y})">\n${panel(one, table)}\n</g>`);
    }
    y += Math.max(...pair.map(({ table }) => heightOf(table)));
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-label="Times of fieldgate and other libraries; shorter is better">`,
    `<style>${STYLE}\n</style>`,
    `<text x="0" y="14">Medians in one run, shorter is better; dashed: native work without any validation. ${escaped(version)}</text>`,
    ...groups,
    "</svg>",
    "",
  ].join("\n");
}
