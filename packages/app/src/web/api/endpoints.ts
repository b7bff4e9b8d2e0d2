import { actionExchangeEndpoints } from './action-exchange.ts';
import { actionEndpoints } from './actions.ts';
import { adoptionEndpoints } from './adoption.ts';
import { alertEndpoints } from './alerts.ts';
import { auditEndpoints } from './audit.ts';
import { calendarEndpoints } from './calendar.ts';
import { companyLoginEndpoints } from './company-login.ts';
import { configuredSourceEndpoints } from './configured-sources.ts';
import { dataEndpoints } from './data.ts';
import type { Endpoint } from './endpoint.ts';
import { eventEndpoints } from './events.ts';
import { fileEndpoints } from './files.ts';
import { itemEndpoints } from './items.ts';
import { labelEndpoints } from './labels.ts';
import { modelEndpoints } from './models.ts';
import { ownerEndpoints } from './owners.ts';
import { productEndpoints } from './products.ts';
import { reportStepEndpoints } from './report-steps.ts';
import { reportEndpoints } from './reports.ts';
import { robotEndpoints } from './robots.ts';
import { scheduleEndpoints } from './schedules.ts';
import { serviceEndpoints } from './service.ts';
import { sessionEndpoints } from './session.ts';
import { themeEndpoints } from './themes.ts';
import { trendEndpoints } from './trends.ts';
import { unmaskEndpoints } from './unmask.ts';
import { userEndpoints } from './users.ts';
import { wallEndpoints } from './wall.ts';
import { workbookEndpoints } from './workbook.ts';

/** Every endpoint of the interface; new ones are one file and one line here. */
export const endpoints: readonly Endpoint[] = [
  ...sessionEndpoints,
  ...companyLoginEndpoints,
  ...serviceEndpoints,
  ...calendarEndpoints,
  ...trendEndpoints,
  ...productEndpoints,
  ...alertEndpoints,
  ...actionEndpoints,
  ...actionExchangeEndpoints,
  ...adoptionEndpoints,
  ...wallEndpoints,
  ...itemEndpoints,
  ...unmaskEndpoints,
  ...labelEndpoints,
  ...themeEndpoints,
  ...modelEndpoints,
  ...reportEndpoints,
  ...reportStepEndpoints,
  ...dataEndpoints,
  ...fileEndpoints,
  ...eventEndpoints,
  ...workbookEndpoints,
  ...userEndpoints,
  ...ownerEndpoints,
  ...configuredSourceEndpoints,
  ...robotEndpoints,
  ...scheduleEndpoints,
  ...auditEndpoints,
];
