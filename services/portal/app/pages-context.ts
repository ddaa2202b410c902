import { createContext, useContext } from 'react'
import type { Page } from './page.ts'

export const PagesContext = createContext<readonly Page[]>([])

/** All pages there are. */
export function usePages(): readonly Page[] {
  return useContext(PagesContext)
}
