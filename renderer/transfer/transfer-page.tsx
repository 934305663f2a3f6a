import { Tabs } from '@mantine/core';
import { IconFileExport, IconFileImport } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../ui/page.tsx';
import { Export } from './export.tsx';
import { Import } from './import.tsx';

const route = getRouteApi('/transfer');

/** The page that takes tasks out of this Downbeat and brings them in. */
export function TransferPage() {
  const { tab = 'import' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title="Import / Export">
      <Tabs
        value={tab}
        onChange={(next) => void navigate({ search: { tab: next === 'export' ? 'export' : undefined }, replace: true })}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="import" leftSection={<IconFileImport size={17} aria-hidden />}>
            Import
          </Tabs.Tab>
          <Tabs.Tab value="export" leftSection={<IconFileExport size={17} aria-hidden />}>
            Export
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="import">
          <Import />
        </Tabs.Panel>
        <Tabs.Panel value="export">
          <Export />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
