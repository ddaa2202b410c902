import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'

export type Language = keyof Bilingual

/** How numbers and dates of a language are written. */
export const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' }
