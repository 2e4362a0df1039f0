/** Numbers with those that follow one another drawn together: 1–4, 7. */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, through]) => (from === through ? `${from}` : `${from}–${through}`)).join(', ');
}

/** What stands in the margins of every printed page: which text it is, and the page's number where the browser can tell it. */
export function runningHead(text: string, page: string): string {
  const plain = text.replace(/["\\<>\n]/g, '');
  const [before = '', between = '', after = ''] = page.replace(/["\\<>\n]/g, '').split('#');
  return `@page { size: A4 landscape; margin: 16mm 12mm 14mm; @top-left { content: "${plain}"; font-size: 8pt; } @bottom-right { content: "${before}" counter(page) "${between}" counter(pages) "${after}"; font-size: 8pt; } }`;
}
