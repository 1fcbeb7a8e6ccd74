import { rolesOf } from './built-in-role.ts';

/** What each built-in role of this category grants: mixed reality. */
export const MIXED_REALITY_ROLES = rolesOf('mixed-reality', {
  'Remote Rendering Administrator': {
    id: '3df8b902-2a6f-47c7-8cc5-360e9b272a7e',
    permissions: [
      {
        dataActions: [
          'Microsoft.MixedReality/RemoteRenderingAccounts/convert/action',
          'Microsoft.MixedReality/RemoteRenderingAccounts/convert/read',
          'Microsoft.MixedReality/RemoteRenderingAccounts/convert/delete',
          'Microsoft.MixedReality/RemoteRenderingAccounts/managesessions/read',
          'Microsoft.MixedReality/RemoteRenderingAccounts/managesessions/action',
          'Microsoft.MixedReality/RemoteRenderingAccounts/managesessions/delete',
          'Microsoft.MixedReality/RemoteRenderingAccounts/render/read',
          'Microsoft.MixedReality/RemoteRenderingAccounts/diagnostic/read',
        ],
      },
    ],
  },
  'Remote Rendering Client': {
    id: 'd39065c4-c120-43c9-ab0a-63eed9795f0a',
    permissions: [
      {
        dataActions: [
          'Microsoft.MixedReality/RemoteRenderingAccounts/managesessions/read',
          'Microsoft.MixedReality/RemoteRenderingAccounts/managesessions/action',
          'Microsoft.MixedReality/RemoteRenderingAccounts/managesessions/delete',
          'Microsoft.MixedReality/RemoteRenderingAccounts/render/read',
          'Microsoft.MixedReality/RemoteRenderingAccounts/diagnostic/read',
        ],
      },
    ],
  },
  'Spatial Anchors Account Owner': {
    id: '70bbe301-9835-447d-afdd-19eb3167307c',
    permissions: [
      {
        dataActions: [
          'Microsoft.MixedReality/SpatialAnchorsAccounts/create/action',
          'Microsoft.MixedReality/SpatialAnchorsAccounts/delete',
          'Microsoft.MixedReality/SpatialAnchorsAccounts/discovery/read',
          'Microsoft.MixedReality/SpatialAnchorsAccounts/properties/read',
          'Microsoft.MixedReality/SpatialAnchorsAccounts/query/read',
          'Microsoft.MixedReality/SpatialAnchorsAccounts/submitdiag/read',
          'Microsoft.MixedReality/SpatialAnchorsAccounts/write',
        ],
      },
    ],
  },
  'Spatial Anchors Account Reader': {
    id: '5d51204f-eb77-4b1c-b86a-2ec626c49413',
    permissions: [
      {
        dataActions: [
          'Microsoft.MixedReality/SpatialAnchorsAccounts/discovery/read',
          'Microsoft.MixedReality/SpatialAnchorsAccounts/properties/read',
          'Microsoft.MixedReality/SpatialAnchorsAccounts/query/read',
          'Microsoft.MixedReality/SpatialAnchorsAccounts/submitdiag/read',
        ],
      },
    ],
  },
});
