import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { IntlProvider } from 'react-intl'
import { currentLanguage, whenLanguageChanges } from './language.ts'
import { LOCALES } from './locales.ts'

/** Gives what is inside its language. Texts come with the pages, so there is no catalogue here. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const language = useSyncExternalStore(whenLanguageChanges, currentLanguage)
  const locale = LOCALES[language]
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return (
    <IntlProvider locale={locale} defaultLocale={locale} timeZone="Asia/Shanghai">
      {children}
    </IntlProvider>
  )
}
