import { formatCount } from '../../words/numbers.js';
import { jurisdictionName } from '../../words/jurisdictions.js';
import { html, type Markup } from '../markup.js';
import { INK } from './draw.js';

/** Every state, DC, Puerto Rico, Guam and the Virgin Islands as one tile, near where it lies. A drawing of our own, no geometry. */
const GRID = [
  'AK .. .. .. .. .. .. .. .. .. ME',
  '.. .. .. .. .. .. .. .. .. VT NH',
  'WA ID MT ND MN IL WI MI NY RI MA',
  'OR NV WY SD IA IN OH PA NJ CT ..',
  'CA UT CO NE MO KY WV VA MD DE ..',
  '.. AZ NM KS AR TN NC SC DC .. ..',
  '.. .. .. OK LA MS AL GA .. .. ..',
  'HI GU .. TX .. .. .. .. FL PR VI',
];
const TILES = GRID.flatMap((line, row) =>
  line.split(' ').flatMap((code, column) => (code === '..' ? [] : [{ code, row, column }])),
);

const TILE = { width: 66, height: 54, gap: 3 };
const BAR = 5;
/** Tints from light to dark; text stays readable on all of them, on paper and in the dark. */
const TINTS = [0.1, 0.18, 0.27, 0.38];

export type TileCount = { readonly code: string; readonly people: number };

/** Codes that have no tile: the table beside the map has them. */
export function withoutTile(counts: readonly TileCount[]): string[] {
  return counts.map(({ code }) => code).filter((code) => TILES.every((tile) => tile.code !== code));
}

/**
 * A map of the states in tiles. The figure, a bar as long as the share of the state with most people, and a tint of one colour say the
 * same: it reads without colour. `label` says in words what it shows.
 */
export function drawTileMap(label: string, counts: readonly TileCount[]): Markup {
  const most = Math.max(1, ...counts.map(({ people }) => people));
  const width = Math.max(...TILES.map(({ column }) => column)) + 1;
  const tiles = TILES.map((tile) => drawTile(tile, counts.find(({ code }) => code === tile.code)?.people ?? 0, most));
  return html`<svg
    class="map"
    role="img"
    aria-label="${label}"
    viewBox="-1 -1 ${width * (TILE.width + TILE.gap) - TILE.gap + 2} ${GRID.length * (TILE.height + TILE.gap) - TILE.gap + 2}"
    text-anchor="middle"
  >
    ${tiles}
  </svg>`;
}

function drawTile({ code, row, column }: (typeof TILES)[number], people: number, most: number): Markup {
  const { width, height } = TILE;
  const share = people / most;
  const tint = people === 0 ? 0 : (TINTS[Math.min(TINTS.length - 1, Math.floor(share * TINTS.length))] ?? 0);
  const bar = people === 0 ? 0 : Math.max(2, Math.round(share * width * 10) / 10);
  return html`<g transform="translate(${column * (width + TILE.gap)} ${row * (height + TILE.gap)})">
    <title>${jurisdictionName(code)}: ${formatCount(people)}</title>
    <rect
      width="${width}"
      height="${height}"
      rx="3"
      fill="${INK.support}"
      fill-opacity="${tint}"
      stroke="${INK.line}"
    />
    <rect y="${height - BAR}" width="${bar}" height="${BAR}" fill="${INK.support}" />
    <text class="code" x="${width / 2}" y="22" fill="${people === 0 ? INK.muted : INK.text}">${code}</text>
    <text class="figure" x="${width / 2}" y="40" fill="${INK.text}">${people === 0 ? '' : shortCount(people)}</text>
  </g>`;
}

/** As many digits as a tile has room for; the table has them all. */
function shortCount(people: number): string {
  if (people < 100_000) return formatCount(people);
  return people < 10_000_000 ? `${(people / 1e6).toFixed(2)} M` : `${(people / 1e6).toFixed(1)} M`;
}
