import { Link } from 'react-router'
import { defineTexts, useTexts } from '../texts/texts.ts'

const TEXTS = defineTexts({
  zh: { title: '没有这个页面', text: '链接可能已过期或有误。', home: '回到首页' },
  en: {
    title: 'There is no such page',
    text: 'The link may be old, or not as it was meant.',
    home: 'Go to the first page',
  },
})

export function Component() {
  const say = useTexts(TEXTS)
  return (
    <section className="state">
      <h1>{say('title')}</h1>
      <p>{say('text')}</p>
      <Link to="/">{say('home')}</Link>
    </section>
  )
}
