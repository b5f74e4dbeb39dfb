import { LogoutOutlined, MenuOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { Me } from '@/api/me'
import { SyntheticTag } from '@/components/SyntheticTag'
import { useLanguage } from '@/i18n/language'
import { LiveIndicator } from '@/live/LiveIndicator'

export function HeaderBar({ me, wide, onMenu }: { me: Me; wide: boolean; onMenu: () => void }) {
  const { t, language, setLanguage } = useLanguage()
  return (
    <header className="shell-header">
      {!wide && (
        <Button
          type="text"
          icon={<MenuOutlined />}
          aria-label={t('app.menu')}
          data-testid="nav-open"
          onClick={onMenu}
          className="on-dark"
        />
      )}
      <span className="shell-title">{wide ? t('app.title') : t('app.name')}</span>
      <span className="shell-division">{me.division.name}</span>
      {wide && <SyntheticTag synthetic={me.synthetic} />}
      <span className="grow" />
      <LiveIndicator />
      <Button
        type="text"
        size="small"
        data-testid="language-switch"
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        className="on-dark"
      >
        {wide ? t('app.language') : language === 'zh' ? 'EN' : '中'}
      </Button>
      {wide && (
        <Link to="/me" className="shell-user" data-testid="header-user">
          {me.name}
        </Link>
      )}
      <Button
        type="text"
        size="small"
        href="/logout"
        icon={<LogoutOutlined />}
        aria-label={t('app.logout')}
        title={t('app.logout')}
        data-testid="logout"
        className="on-dark"
      />
    </header>
  )
}
