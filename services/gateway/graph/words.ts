import type { Bilingual } from '../../../contracts/sentences/sentence.ts'
import { builder } from './builder.ts'

export const Words = builder.objectRef<Bilingual>('Words').implement({
  description: 'One text in both languages.',
  readers: 'members',
  fields: t => ({
    zh: t.exposeString('zh', { description: 'The text in Chinese.' }),
    en: t.exposeString('en', { description: 'The text in English.' }),
  }),
})
