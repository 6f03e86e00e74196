// What STEM Learning is asked while somebody waits: whether places are left on a session. A CRM that does not answer makes
// the field null with an error that names the partner; without settings for the CRM it is null and nobody is asked.
import { GraphQLError } from 'graphql';
import type { Availability, Session } from '../../schema/shared.generated.ts';
import type { ApiErrorCode } from '../kit/api-error.ts';
import type { OwnResolvers } from '../kit/create-partner-subgraph.ts';
import type { SubgraphEnvironment } from '../kit/subgraph.ts';
import { toCrmConnection } from './crm-connection.ts';
import { createLivePlaces, type LivePlaces, PlacesUnknownError } from './live-places.ts';

const FEW_PLACES = 5;
const UNAVAILABLE: ApiErrorCode = 'PARTNER_UNAVAILABLE';

export function createResolvers(environment: SubgraphEnvironment): OwnResolvers {
  const crm = toCrmConnection(environment.settings);
  const places = crm === null ? null : createLivePlaces(crm, environment);
  return {
    resolvers: {
      Session: {
        availability: ({ id }: Session) => (id === null || places === null ? null : findAvailability(places, id)),
      },
    },
    close: async () => places?.close(),
  };
}

async function findAvailability(places: LivePlaces, sessionId: string): Promise<Availability | null> {
  try {
    return toAvailability(await places.ask(sessionId));
  } catch (error) {
    if (!(error instanceof PlacesUnknownError)) throw error;
    const message = 'STEM Learning did not say whether places are left';
    throw new GraphQLError(message, { extensions: { code: UNAVAILABLE, partner: 'STEM_LEARNING' } });
  }
}

function toAvailability(places: number | null): Availability | null {
  if (places === null) return null;
  if (places === 0) return 'FULL';
  return places <= FEW_PLACES ? 'FEW_LEFT' : 'PLACES_LEFT';
}
