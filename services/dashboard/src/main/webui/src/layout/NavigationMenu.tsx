import {
  AlertOutlined,
  AuditOutlined,
  BankOutlined,
  CloudUploadOutlined,
  DashboardOutlined,
  DiffOutlined,
  HomeOutlined,
  ReadOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { Menu } from 'antd'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { mayUse, type Area, type Me } from '@/api/me'
import { useLanguage } from '@/i18n/language'
import { areaOf, navigation } from './navigation'

const ICONS: Record<Area, ReactNode> = {
  overview: <DashboardOutlined />,
  alerts: <AlertOutlined />,
  households: <HomeOutlined />,
  cases: <AuditOutlined />,
  funds: <BankOutlined />,
  batches: <CloudUploadOutlined />,
  reviews: <DiffOutlined />,
  policy: <ReadOutlined />,
  me: <UserOutlined />,
}

export function NavigationMenu({ me, onChoose }: { me: Me; onChoose?: () => void }) {
  const { t } = useLanguage()
  const { pathname } = useLocation()
  const items = navigation
    .filter((item) => mayUse(me, item.area))
    .map((item) => ({
      key: item.area,
      icon: ICONS[item.area],
      label: (
        <Link to={item.path} data-testid={`nav-${item.area}`}>
          {t(item.title)}
        </Link>
      ),
    }))
  return (
    <nav aria-label={t('app.title')}>
      <Menu mode="inline" theme="dark" selectedKeys={[areaOf(pathname)]} items={items} onClick={() => onChoose?.()} />
    </nav>
  )
}
