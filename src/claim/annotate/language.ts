const WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  English: new Set(
    'the of and to in is that was for on are with as have has had from by at not be this they we you it our your or no will all were said been'.split(
      ' ',
    ),
  ),
  German: new Set(
    'der die das und ist nicht mit von den ein eine zu auf für sich auch dem des im wir sie es wurden haben werden bei nach daten'.split(
      ' ',
    ),
  ),
  French: new Set(
    'le la les des et est une un du en que pour dans pas qui sur au avec sont nous vous ont été par données ce cette'.split(
      ' ',
    ),
  ),
  Spanish: new Set(
    'el la los las de y que es en un una por con para no se del al su nosotros han fue datos más como lo'.split(' '),
  ),
  Portuguese: new Set(
    'o os as de e que é em um uma por com para não se do da dos das foi dados mais como no na'.split(' '),
  ),
  Italian: new Set(
    'il lo gli le di e che è in un una per con non si del della dei sono abbiamo hanno dati più come da'.split(' '),
  ),
  Dutch: new Set(
    'de het een en van is niet met op te dat zijn voor in door aan ook wij hebben werd gegevens bij naar'.split(' '),
  ),
};
const FEWEST_WORDS = 12;

/** Why a text cannot be read as English, or null where it can. Short posts without small words are given the benefit of the doubt. */
export function otherLanguage(text: string): string | null {
  const looked = text.slice(0, 60_000);
  const letters = looked.match(/\p{L}/gu)?.length ?? 0;
  const latin = looked.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 20 && latin < letters * 0.6) return 'most of its letters are not Latin ones';
  const words = looked.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return null;
  const counts = Object.entries(WORDS).map(([name, known]) => ({
    name,
    hits: words.filter((word) => known.has(word)).length,
  }));
  const english = counts.find(({ name }) => name === 'English')?.hits ?? 0;
  const [best] = counts.toSorted((left, right) => right.hits - left.hits);
  if (best === undefined || best.name === 'English' || best.hits < words.length * 0.12) return null;
  return best.hits > english * 1.5 ? `it seems to be written in ${best.name}` : null;
}
