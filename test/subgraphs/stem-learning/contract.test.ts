// STEM Learning keeps the contract of all partners.
import { stemLearning } from '../../../subgraphs/stem-learning/subgraph.ts';
import { runPartnerContract } from '../../contract/partner-contract.ts';

runPartnerContract({
  subgraph: stemLearning,
  root: 'stemLearning',
  settings: ({ stemLearning: url }) => ({
    STEM_LEARNING_URL: url,
    STEM_LEARNING_CRM_USER: 'sandbox',
    STEM_LEARNING_CRM_PASSWORD: 'sandbox',
  }),
  sandboxName: 'stem-learning',
  rows: 'stem-learning',
  feedPaths: ['/jsonapi/', '/api/'],
});
