import { createElement } from 'react'
import { Link } from 'react-router'
import { FINANCING_ACT_WORDS } from '../../financing/words.ts'
import type { Step } from '../../record/record-page.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import type { Case } from './documents.ts'
import { TEXTS } from './texts.ts'

/** What happened, and who is waited for now: from there one walks into the story of the wait. */
export function useStory({ story, wait, status }: Case): readonly Step[] {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const done = (story?.edges ?? []).flatMap(({ node }): readonly Step[] => {
    if (node === null) return []
    const words = FINANCING_ACT_WORDS[node.act]
    const title = words ? inLanguage(words) : node.act
    return [{ key: node.id, at: node.businessDate, title, text: node.party?.name ?? '' }]
  })
  if (wait === null || !OPEN.includes(status)) return done
  const { id, awaited, asked, otherwise, lapseOn, lapseAt } = wait
  const title = say('waits', { name: awaited?.name ?? '', asked: inLanguage(asked) })
  const waiting: Step = {
    ...{ key: id, at: lapseOn ?? lapseAt, state: 'waiting' },
    title: createElement(Link, { to: `/waits/${id}` }, title),
    text: say('otherwise', { text: inLanguage(otherwise) }),
  }
  return [...done, waiting]
}

const OPEN: readonly Case['status'][] = ['requested', 'applied']
