import { Link } from 'react-router'
import { Story } from '../record/record-page.tsx'
import { defineTexts, useBilingual, useTexts } from '../texts/texts.ts'
import type { Walk } from './walks.ts'

const TEXTS = defineTexts({
  zh: {
    title: '相关的经过',
    waits: '等待 {name}：{asked}',
    financed: '融资 {name}',
  },
  en: {
    title: 'Stories beside it',
    waits: 'Waiting for {name}: {asked}',
    financed: 'Financing {name}',
  },
})

/** What is waited for, and what it is bound for: each leads to its own story. */
export function Walks({ walks }: { readonly walks: readonly Walk[] }) {
  const say = useTexts(TEXTS)
  const name = useWalkName()
  if (walks.length === 0) return null
  return (
    <section aria-labelledby="walks">
      <h2 id="walks">{say('title')}</h2>
      <Story
        steps={walks.map(walk => ({
          ...{ key: walk.to, at: walk.at, state: 'waiting' as const },
          title: <Link to={walk.to}>{name(walk)}</Link>,
        }))}
      />
    </section>
  )
}

/** Says a walk in words. */
export function useWalkName() {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  return ({ name, asked }: Walk) =>
    asked === null ? say('financed', { name }) : say('waits', { name, asked: inLanguage(asked) })
}
