import { startApp } from './app/start-app.tsx'
import { PAGES } from './pages.ts'

startApp(document.getElementById('root')!, PAGES)
