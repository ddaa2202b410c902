import { Link } from 'react-router'
import { FINANCING_STATUS_WORDS } from '../../client/browser.ts'
import type { Step } from '../record/record-page.tsx'
import { defineTexts, useBilingual, useTexts } from '../texts/texts.ts'
import type { TitleChildren } from './title.documents.ts'

const TEXTS = defineTexts({
  zh: { waits: '转让或质押要约待答复', financing: '融资：{status}' },
  en: { waits: 'An offer waits for its answer', financing: 'Financing: {status}' },
})

/** The stories that go on beside a record's own, each once: one walks into them from here. */
export function useChildSteps(titles: readonly TitleChildren[]): readonly Step[] {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const steps = titles.flatMap(({ wait, financing }): readonly Step[] => {
    if (wait) {
      const { id, lapseOn: at } = wait
      const title = <Link to={`/waits/${id}`}>{say('waits')}</Link>
      return [{ key: id, at, title, state: 'waiting' }]
    }
    if (!financing) return []
    const status = inLanguage(FINANCING_STATUS_WORDS[financing.status])
    const title = <Link to={`/financings/${financing.id}`}>{say('financing', { status })}</Link>
    return [{ key: financing.id, at: null, title, state: 'waiting' }]
  })
  return [...new Map(steps.map(step => [step.key, step])).values()]
}
