import { defineTexts, useBilingual, useTexts } from '../texts/texts.ts'
import { useWords } from '../texts/words.ts'
import type { Page } from './page.ts'

const TEXTS = defineTexts({
  zh: {
    title: '此页面不对本机构开放',
    text: '“{page}”只供下列角色使用：{roles}。如本机构应有此角色，请向运营方申请。',
  },
  en: {
    title: 'This page is not open to your firm',
    text:
      '“{page}” is for these roles only: {roles}. If your firm should have one of them, ask the ' +
      'operator.',
  },
})

/** Says whose page it is, and what to do about it. */
export function Forbidden({ page }: { readonly page: Page }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { role, list } = useWords()
  const roles = typeof page.seenBy === 'string' ? [] : page.seenBy.map(role)
  return (
    <section className="state">
      <h1>{say('title')}</h1>
      <p>{say('text', { page: inLanguage(page.title), roles: list(roles) })}</p>
    </section>
  )
}
