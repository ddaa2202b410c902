import { defineTexts, useTexts } from '../texts/texts.ts'

const TEXTS = defineTexts({
  zh: { title: '没有这条记录', text: '编号有误，或这条记录不对本机构开放。' },
  en: {
    title: 'There is no such record',
    text: 'The id is wrong, or the record is not open to your firm.',
  },
})

/** Shown where a record of this id is not there for the reader. */
export function NotThere() {
  const say = useTexts(TEXTS)
  return (
    <section className="state">
      <h1>{say('title')}</h1>
      <p>{say('text')}</p>
    </section>
  )
}
