import { useEffect } from 'react'
import { useBilingual } from '../texts/texts.ts'
import type { Page } from './page.ts'

/** Names the page in the browser's tab. */
export function useTitle(page: Pick<Page, 'title'> | null): void {
  const inLanguage = useBilingual()
  const title = page === null ? '' : `${inLanguage(page.title)} · `
  useEffect(() => {
    document.title = `${title}合券 Tallystick`
  }, [title])
}
