import { PageTitle } from '@/components/PageTitle'
import { useLanguage } from '@/i18n/language'

export default function OverviewPage() {
  const { t } = useLanguage()
  return <PageTitle title={t('overview.title')} />
}
