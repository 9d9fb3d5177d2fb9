import { z } from 'zod';
import { readData } from '../../base/data.js';
import { type Random, below, chance, pick, uniform } from '../../base/random.js';
import { drawWeighted, weighted } from './weighted.js';

const schema = z.object({
  surnames: z.array(z.object({ name: z.string(), per100k: z.number() })),
  first: z.array(z.object({ name: z.string(), sex: z.enum(['m', 'f']), per100k: z.number() })),
});

export type Sex = 'm' | 'f';

const ONSETS =
  'Al An Ar Bal Bar Ben Ber Bla Bol Bra Bren Bro Cal Can Car Cha Cor Cra Dal Dar Del Dom Dra Du El Er Fal Fen Fer Fin Fla Gal Gar Ger Gla Gra Gus Hal Ham Har Hel Her Hol Ja Jen Kal Kar Kel Ker Kil Kol Kra Lam Lan Lar Len Lin Lo Mac Mal Man Mar Mel Mer Mil Mon Na Nel Nor O Or Pa Pel Per Pol Pra Qua Ra Ren Ric Ro Ros Ru Sal San Schu Sel Sha Sko Sol Sta Ste Stro Sul Tal Tar Ter Tho Tra Tur Va Vel Ver Vol Wal War Wel Wil Win Wy Ya Za Zel'.split(
    ' ',
  );
const MIDDLES = [
  '',
  '',
  '',
  'a',
  'be',
  'bi',
  'de',
  'di',
  'ga',
  'ge',
  'la',
  'le',
  'li',
  'lo',
  'ma',
  'me',
  'na',
  'ne',
  'ni',
  'ra',
  're',
  'ri',
  'ro',
  'sa',
  'se',
  'ta',
  'te',
  'ti',
  'to',
  'va',
  've',
  'vi',
];
const ENDS =
  'bach bauer berg bert bury dale den der din dorf dova ell enko er ero feld ford gan ger grove ham hart holm ick idge ier ine ing ini ison kamp ke ker kins kowski land lander ler lett ley lin low man mann mas mont more nard nelli ner nett nez ning off ora ow quist rell ridge rino rist rose rott sen ser shaw ski son stad stein stone ston strom ten ter thal tin tini ton tor ville vin wald ward way well wick wood worth zak zer'.split(
    ' ',
  );

const IRISH_O = new Set([
  'OBRIEN',
  'OCONNOR',
  'ONEAL',
  'ONEILL',
  'OCONNELL',
  'ODONNELL',
  'OLEARY',
  'OKEEFE',
  'OREILLY',
]);

function asWritten(name: string): string {
  if (IRISH_O.has(name)) return `O'${name.charAt(1)}${name.slice(2).toLowerCase()}`;
  if (/^MC[A-Z]{3}/u.test(name)) return `Mc${name.charAt(2)}${name.slice(3).toLowerCase()}`;
  return name.charAt(0) + name.slice(1).toLowerCase();
}

function load() {
  const { surnames, first } = readData('names', schema);
  const ofSex = (sex: Sex) =>
    first.filter((entry) => entry.sex === sex).map((e) => ({ ...e, name: asWritten(e.name) }));
  const listed = surnames.map((entry) => ({ ...entry, name: asWritten(entry.name) }));
  const share = listed.reduce((sum, entry) => sum + entry.per100k, 0) / 100_000;
  const men = ofSex('m');
  const women = ofSex('f');
  return {
    share,
    surnames: weighted(listed, (entry) => entry.per100k),
    m: weighted(men, (entry) => entry.per100k),
    f: weighted(women, (entry) => entry.per100k),
    evenSurnames: listed.map((entry) => entry.name),
    even: { m: men.map((entry) => entry.name), f: women.map((entry) => entry.name) },
  };
}

let tables: ReturnType<typeof load> | undefined;

function names(): ReturnType<typeof load> {
  tables ??= load();
  return tables;
}

export function drawFirstName(random: Random, sex: Sex): string {
  return drawWeighted(random, names()[sex]).name;
}

/** A surname by census frequency; where the census list ends, a rare one put together from syllables. */
export function drawSurname(random: Random): string {
  return chance(random, names().share) ? drawWeighted(random, names().surnames).name : rareSurname(random);
}

/** Names as a generator of fakes draws them: every name of the list as likely as any other. */
export function drawEvenName(random: Random, sex: Sex): { readonly first: string; readonly last: string } {
  return { first: pick(random, names().even[sex]), last: pick(random, names().evenSurnames) };
}

// Squaring the draw makes the early syllables commoner, as real rare surnames are not all equally rare.
function rareSurname(random: Random): string {
  const skewed = (list: readonly string[]): string => list[Math.floor(uniform(random) ** 1.5 * list.length)] ?? '';
  return skewed(ONSETS) + skewed(MIDDLES) + skewed(ENDS);
}

const INITIALS = 'ABCDEFGHJKLMNPRSTW';

export function drawInitial(random: Random): string {
  return INITIALS.charAt(below(random, INITIALS.length));
}
