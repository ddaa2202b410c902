import { DUTY_WORDS, ROLE_WORDS } from '../../client/browser.ts'
import type { Duty, PartyRole } from '../graph/graphql.ts'
import { useLanguage } from './texts.ts'

/** Words of the graph as people say them. */
export function useWords() {
  const language = useLanguage()
  return {
    list: (words: readonly string[]) => words.join(language === 'zh' ? '、' : ', '),
    role: (name: PartyRole) => ROLE_WORDS[spellRole(name)][language],
    duty: (name: Duty) => DUTY_WORDS[name][language],
  }
}

/** The graph has no hyphens in its names. */
function spellRole(name: PartyRole): keyof typeof ROLE_WORDS {
  return name.replace('_', '-') as keyof typeof ROLE_WORDS
}
