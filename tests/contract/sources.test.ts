import { contractSuite } from './support/contract-suite.ts';
import { beVeryPatient } from './support/patience.ts';
import { folderPlace, restPlace } from './support/place.ts';

beVeryPatient();

contractSuite('rest', restPlace);
contractSuite('folder', folderPlace);
