import type { Bilingual } from './sentence.ts'

/** What follows from acts on limits of lenders. */
export const FACILITY_CONSEQUENCES: Readonly<Record<string, Bilingual>> = {
  'facility.grant': {
    zh: '自起始日起本企业即可报价与受理融资；占用不会超过额度，可以随时变更或暂停。',
    en:
      'From its first day your firm can quote and take applications under it. No more is ever ' +
      'taken than the limit; it can be changed or paused at any time.',
  },
  'facility.change': {
    zh: '新的额度与期限立即生效；已占用的不受影响。',
    en: 'The new limit and end hold at once; what is taken already stays as it is.',
  },
  'facility.cap': {
    zh: '立即生效：占用超过该份额的报价与申请将被拒绝；已占用的不受影响。',
    en:
      'It holds at once: quotes and applications beyond the share are refused. What is taken ' +
      'already stays as it is.',
  },
  'facility.pause': {
    zh: '不再接受新的占用，直至恢复；已占用的不受影响。',
    en: 'Nothing new is taken until it is resumed; what is taken already goes on.',
  },
  'facility.resume': { zh: '可以重新占用。', en: 'It can be taken again.' },
  'facility.end': {
    zh: '该额度永久终止；如需继续须另行授信。',
    en: 'The facility ends for good; another one has to be granted to go on.',
  },
  'facility.guarantee': {
    zh: '本企业为集团成员在该额度项下的债务承担担保责任，至所列日期；不能撤回。',
    en:
      'Your firm answers for what the members of the group owe under this limit, until the date ' +
      'named. It cannot be taken back.',
  },
}
