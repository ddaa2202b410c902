import { chooseLanguage } from '../texts/language.ts'
import { useLanguage } from '../texts/texts.ts'

/** Leads to the other language, in its own words. */
export function LanguageSwitch() {
  const other = useLanguage() === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="quiet"
      lang={other === 'en' ? 'en' : 'zh-CN'}
      onClick={() => chooseLanguage(other)}
    >
      {other === 'en' ? 'English' : '中文'}
    </button>
  )
}
