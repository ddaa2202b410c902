import { useIntl } from 'react-intl'
import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import type { Language } from './locales.ts'

/** Texts of a page or a part of one, by key, in the form of ICU; each in both languages. */
export type Texts<Key extends string = string> = Readonly<
  Record<Language, Readonly<Record<Key, string>>>
>

/** Names the texts of a page. A key that one language lacks, or has alone, does not compile. */
export function defineTexts<const Zh extends Readonly<Record<string, string>>>(texts: {
  readonly zh: Zh
  readonly en: { readonly [Key in keyof Zh]: string }
}): Texts<keyof Zh & string> {
  return texts
}

export type Values = Readonly<Record<string, string | number | Date>>

/** Says a text of these by its key, in the language of the page. */
export type Say<Key extends string> = (key: Key, values?: Values) => string

export function useTexts<Key extends string>(texts: Texts<Key>): Say<Key> {
  const intl = useIntl()
  const language = useLanguage()
  return (key, values) =>
    intl.formatMessage({ id: key, defaultMessage: texts[language][key] }, values)
}

export function useLanguage(): Language {
  return useIntl().locale.startsWith('zh') ? 'zh' : 'en'
}

/** Says what comes in both languages: a title, a refusal, a sentence of an act. */
export function useBilingual(): (text: Bilingual) => string {
  const language = useLanguage()
  return text => text[language]
}
