/** The day counts a document may name, in the words of the field. */
export const DAY_COUNTS = [
  'A/360',
  'A/365F',
  'A/A ISDA',
  'A/365A',
  'A/365L',
  'NL/365',
  '30E/360',
  '30E/360 ISDA',
  '30E+/360',
  '30/360 ISDA',
  '30/360 US',
  '30/360 German',
  'B/252',
] as const
export type DayCount = (typeof DAY_COUNTS)[number]
