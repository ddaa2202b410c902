import { defineTexts, useTexts } from '../texts/texts.ts'

const TEXTS = defineTexts({ zh: { waiting: '正在加载…' }, en: { waiting: 'Loading…' } })

/** Says that something is coming; it moves only for those who have not asked for stillness. */
export function Waiting() {
  const say = useTexts(TEXTS)
  return (
    <p className="waiting" role="status">
      <span className="tally" aria-hidden="true" />
      {say('waiting')}
    </p>
  )
}
