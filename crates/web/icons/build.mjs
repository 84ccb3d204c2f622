// Makes ../static/icons.svg, one sprite of the icons in names.txt, from an unpacked `npm pack lucide-static@1.62.0`:
//   node build.mjs path/to/package/icons
import { readFileSync, writeFileSync } from 'node:fs';

const from = process.argv[2];
const symbols = readFileSync(new URL('names.txt', import.meta.url), 'utf8').trim().split('\n').map(name => {
  const svg = readFileSync(`${from}/${name}.svg`, 'utf8');
  const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, '').replace(/ \/>/g, '/>')}</symbol>`;
});
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
writeFileSync(new URL('../static/icons.svg', import.meta.url), sprite);
