import { Button, Result } from 'antd'
import { Link } from 'react-router'
import { useLanguage } from '@/i18n/language'

export function NotFound() {
  const { t } = useLanguage()
  return <Result status="404" title={t('app.notFound')} extra={<Link to="/">{t('app.backHome')}</Link>} />
}

export function Crashed() {
  const { t } = useLanguage()
  return (
    <Result
      status="error"
      title={t('app.crashed')}
      extra={<Button onClick={() => window.location.reload()}>{t('common.reload')}</Button>}
    />
  )
}
