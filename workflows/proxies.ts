// The activities as workflows call them, with their time limits.
import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from './activities.ts';

export const activities = proxyActivities<Activities>({
  // A record takes milliseconds; a journal that is away is tried again for as long as it takes.
  startToCloseTimeout: '30s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});
