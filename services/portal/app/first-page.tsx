import { Navigate } from 'react-router'
import { useViewer } from '../session/session-provider.tsx'
import { maySee } from './page.ts'
import { usePages } from './pages-context.ts'

/** At `/` one comes to the first page of one's menu. */
export function Component() {
  const pages = usePages()
  const { roles } = useViewer().party
  const first = pages.find(page => page.menu !== null && maySee(page, roles))
  return <Navigate to={first?.path ?? '/account'} replace />
}
