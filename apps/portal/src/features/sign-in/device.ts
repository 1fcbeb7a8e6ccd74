import type { DeviceAnswer, DeviceQuestion, DeviceRequest } from '@mandate/api/portal/wire';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../wire/call.ts';

/** Looks up what asks to sign in with a code. */
export function useDeviceRequest() {
  return useMutation({
    mutationFn: (body: DeviceQuestion) => call<DeviceRequest>('/portal/device/find', { method: 'POST', body }),
  });
}

/** Lets the device in, or sends it away. */
export function useDeviceAnswer() {
  return useMutation({
    mutationFn: (body: DeviceAnswer) => call<DeviceRequest>('/portal/device/answer', { method: 'POST', body }),
  });
}
