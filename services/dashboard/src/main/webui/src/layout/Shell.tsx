import { useQuery } from '@tanstack/react-query'
import { Drawer, Grid, Layout } from 'antd'
import { Suspense, useEffect, useRef, useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import type { Me } from '@/api/me'
import { readOverview } from '@/api/overview'
import { Loading } from '@/components/Loading'
import { useLanguage } from '@/i18n/language'
import { LiveProvider } from '@/live/LiveProvider'
import { HeaderBar } from './HeaderBar'
import { NavigationMenu } from './NavigationMenu'
import { CurrentMe } from './currentMe'

/** The frame around every page: navigation beside it on a desk, in a drawer on a phone. */
export function Shell({ me }: { me: Me }) {
  const { t } = useLanguage()
  const wide = Grid.useBreakpoint().lg ?? window.innerWidth >= 992
  const [drawer, setDrawer] = useState(false)
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)

  useEffect(() => {
    window.scrollTo(0, 0)
  }, [pathname])

  return (
    <CurrentMe value={me}>
      <LiveProvider>
        <a className="skip" href="#main" onClick={() => main.current?.focus()}>
          {t('app.skip')}
        </a>
        <Layout className="shell">
          {wide && (
            <Layout.Sider width={200} className="shell-side">
              <Brand />
              <NavigationMenu me={me} />
            </Layout.Sider>
          )}
          <Layout>
            <HeaderBar me={me} wide={wide} onMenu={() => setDrawer(true)} />
            <SyntheticBanner me={me} />
            <main id="main" ref={main} tabIndex={-1} className="shell-main">
              <Suspense fallback={<Loading />}>
                <Outlet />
              </Suspense>
            </main>
          </Layout>
        </Layout>
        {!wide && (
          <Drawer
            open={drawer}
            onClose={() => setDrawer(false)}
            placement="left"
            size={240}
            title={<Brand />}
            className="shell-drawer"
            styles={{ body: { padding: 0 } }}
          >
            <NavigationMenu me={me} onChoose={() => setDrawer(false)} />
          </Drawer>
        )}
      </LiveProvider>
    </CurrentMe>
  )
}

/** Says on every page that nobody shown is real; the overview knows when `/api/me` does not say. */
function SyntheticBanner({ me }: { me: Me }) {
  const { t } = useLanguage()
  const overview = useQuery({ queryKey: ['overview'], queryFn: readOverview, enabled: me.synthetic === undefined })
  if (!(me.synthetic ?? overview.data?.synthetic)) return null
  return (
    <p className="synthetic-banner" data-testid="synthetic-banner">
      <b>合成数据 Synthetic</b> {t('app.syntheticBanner')}
    </p>
  )
}

function Brand() {
  const { t } = useLanguage()
  return (
    <div className="brand">
      <img src="/favicon.svg" alt="" width={30} height={30} />
      <span className="brand-name">{t('app.name')}</span>
    </div>
  )
}
