import { contractSuite } from './support/contract-suite.ts';
import { folderPlace, restPlace } from './support/place.ts';

contractSuite('rest', restPlace);
contractSuite('folder', folderPlace);
