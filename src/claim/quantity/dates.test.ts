import { expect, test } from 'vitest';
import { datesIn } from './dates.js';

const read = (text: string, today: string | null = '2021-08-16') =>
  datesIn(text, 0, text.length, today).map(({ value }) => value);

test.each([
  ['on Sunday', ['2021-08-15']],
  ['Posted Saturday 14 August 2021', ['2021-08-14']],
  ['on Saturday, the 14th of August 2021, and on Sunday', ['2021-08-14', '2021-08-15']],
  ['14 August 2021 (Saturday)', ['2021-08-14']],
  ['last Friday (August 13) it wanted more', ['2021-08-13']],
  ['on Saturday in August 2021', ['2021-08-14', '2021-08']],
  ['on Saturday and 2 August 2021', ['2021-08-14', '2021-08-02']],
  ['on Monday', ['2021-08-16']],
  ['last Monday', ['2021-08-09']],
  ['by Friday', ['2021-08-20']],
  ['next Monday', ['2021-08-23']],
  ['This past February', ['2021-02']],
  ['in December 2020', ['2020-12']],
  ['In December last year', ['2020-12']],
  ['in October', ['2020-10']],
  ['until January 31', ['2022-01-31']],
  ['on March 5', ['2021-03-05']],
  ['4 February 2023', ['2023-02-04']],
  ['until October 9th', ['2021-10-09']],
  ['9.3.2024 and 25/12/2022', ['2024-03-09', '2022-12-25']],
  ['dumped 11/02/2022', [null]],
  ['in the summer of 2019', ['2019']],
  ['in 2017 a laptop', ['2017']],
  ['yesterday, three days ago, last month', ['2021-08-15', '2021-08-13', '2021-07']],
  ['they may march on 2 servers; sun and mon', []],
  ['on February 30, 2021', []],
  ['09-28-2022', ['2022-09-28']],
  ['on the 8th', ['2021-08-08']],
  ['by the thirtieth', ['2021-08-30']],
  ['by Aug. 2 it wanted more', ['2021-08-02']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('what is relative is not told without a day', () => {
  expect(read('on Sunday, in March, in 2020', null)).toEqual([null, null, '2020']);
});
