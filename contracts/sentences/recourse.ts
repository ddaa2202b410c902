import type { Bilingual } from './sentence.ts'

export const RECOURSE: Readonly<Record<string, Bilingual>> = {
  with: { zh: '有追索权', en: 'with recourse' },
  without: { zh: '无追索权', en: 'without recourse' },
  either: { zh: '追索权不限', en: 'with or without recourse' },
}
