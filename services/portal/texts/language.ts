import type { Language } from './locales.ts'

const KEPT = 'tallystick.language'

/** The language of this browser's user: the one chosen here before, or the browser's own. */
function findLanguage(): Language {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.language.startsWith('zh') ? 'zh' : 'en'
}

let language: Language = findLanguage()
const listeners = new Set<() => void>()

export function currentLanguage(): Language {
  return language
}

/** Shows everything in this language, here and in the next visit. */
export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(KEPT, chosen)
  changeTo(chosen)
}

function changeTo(chosen: Language): void {
  language = chosen
  for (const listener of listeners) listener()
}

/** Another tab's choice is this one's too. */
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === KEPT && (newValue === 'zh' || newValue === 'en')) changeTo(newValue)
})

export function whenLanguageChanges(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
