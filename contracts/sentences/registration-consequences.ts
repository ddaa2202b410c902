import type { Bilingual } from './sentence.ts'

/** What follows from the acts at the national register. */
export const REGISTRATION_CONSEQUENCES: Readonly<Record<string, Bilingual>> = {
  'registration.search-register': {
    zh: '查询结果与其证明文件永久记录，融资双方均可看到；有在先登记的须先认定才能继续。',
    en:
      'What was found stays on record with its file, for both sides of the financing. Hits have ' +
      'to be decided on before anything goes on.',
  },
  'registration.judge-hits': {
    zh: '认定与理由永久记录；认定妨碍的，须重新查询后才能登记或放款。',
    en:
      'The decision and its reason stay on record. If the hits forbid it, the register has to be ' +
      'searched anew before anything is registered or paid.',
  },
  'registration.register-financing': {
    zh: '再次查询后即可放款；期限届满前本企业会收到提示。',
    en:
      'It can be paid out once the register has been searched again. Your firm is told before ' +
      'the registration ends.',
  },
  'registration.extend-registration': {
    zh: '登记延续至新的期限，届满前另行提示。',
    en: 'The registration lasts until the new day; your firm is told again before that.',
  },
  'registration.change-registration': {
    zh: '变更内容与其证明文件永久记录。',
    en: 'What was changed stays on record with its file.',
  },
  'registration.discharge-registration': {
    zh: '登记终止，不能恢复；尚未放款的，须重新登记才能放款。',
    en:
      'The registration ends for good. What is not paid out yet has to be registered anew before ' +
      'it can be.',
  },
  'registration.expire-registration': {
    zh: '登记不再有效；资金方对所列财产不再有已登记的顺位。',
    en: 'It is in force no longer, and its lender’s rank in the property has ended with it.',
  },
}
