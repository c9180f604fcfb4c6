// SPDX-License-Identifier: EUPL-1.2
//
// Makes dist/ from the styles in stijl/, the Utrecht components that the pages use, the tokens of the voorbeeld
// theme that those components read, and the fonts. No network; the same input gives the same bytes.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';

const here = dirname(fileURLToPath(import.meta.url));  // Node.js 18 has no shorter way
const packages = join(here, 'node_modules');
const dist = join(here, 'dist');

// Only what the pages use: the whole library is 32 kB compressed.
const components = [
  'button', 'checkbox', 'form-field-description', 'form-field-error-message', 'form-label', 'link', 'radio-button',
  'select', 'skip-link', 'textarea', 'textbox',
];

const fonts = [
  ['noto-sans', 'latin', [400, 500, 600]],
  ['noto-sans', 'latin-ext', [400, 500, 600]],
  ['noto-serif', 'latin', [600]],
  ['noto-serif', 'latin-ext', [600]],
  ['noto-sans-mono', 'latin', [400]],
];

const read = (...path) => readFileSync(join(...path), 'utf8');

/** The custom properties that `css` reads, directly and through other properties of `theme`. */
function neededProperties(css, theme) {
  const references = (text) => [...text.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]);
  const needed = new Set();
  const queue = references(css);
  while (queue.length > 0) {
    const name = queue.pop();
    if (needed.has(name)) continue;
    needed.add(name);
    if (theme.has(name)) queue.push(...references(theme.get(name)));
  }
  return needed;
}

function readTheme() {
  const css = read(packages, '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css');
  return new Map([...css.matchAll(/^\s*(--[\w-]+):\s*(.+?);/gm)].map((match) => [match[1], match[2]]));
}

const componentCss = components.map((name) => read(packages, `@utrecht/${name}-css/dist/index.css`)).join('\n');
const ownCss = readdirSync(join(here, 'stijl'))
  .filter((name) => name.endsWith('.css'))
  .sort()
  .map((name) => read(here, 'stijl', name))
  .join('\n');

const theme = readTheme();
const needed = neededProperties(componentCss + ownCss, theme);
const themeCss = `.voorbeeld-theme {\n${[...theme]
  .filter(([name]) => needed.has(name))
  .map(([name, value]) => `  ${name}: ${value};`)
  .join('\n')}\n}\n`;

const version = (major, minor = 0) => (major << 16) | (minor << 8);
const { code } = transform({
  filename: 'maatstaf.css',
  code: Buffer.from(`${themeCss}${componentCss}\n${ownCss}`),
  minify: true,
  targets: { chrome: version(105), firefox: version(110), safari: version(15, 4) },
});

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, 'lettertypen'), { recursive: true });
writeFileSync(join(dist, 'maatstaf.css'), code);
for (const [family, subset, weights] of fonts) {
  for (const weight of weights) {
    const name = `${family}-${subset}-${weight}-normal.woff2`;
    cpSync(join(packages, '@fontsource', family, 'files', name), join(dist, 'lettertypen', name));
  }
}
for (const family of ['noto-sans', 'noto-serif', 'noto-sans-mono']) {
  cpSync(join(packages, '@fontsource', family, 'LICENSE'), join(dist, 'lettertypen', `${family}-OFL.txt`));
}
for (const name of ['maatstaf.js', 'maatstaf.svg']) cpSync(join(here, 'script', name), join(dist, name));

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;
console.log(`maatstaf.css  ${kilobytes(code.length)}, gzip ${kilobytes(gzipSync(code).length)}`);
console.log(`maatstaf.js   ${kilobytes(statSync(join(dist, 'maatstaf.js')).size)}`);
if (gzipSync(code).length > 60 * 1024) throw new Error('The styles pass 60 kB compressed: leave components out.');
