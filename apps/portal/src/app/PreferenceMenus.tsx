import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { LocalLanguageRegular, WeatherMoonRegular, WeatherSunnyRegular } from '@fluentui/react-icons';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '@mandate/messages/languages';
import { useLanguage, useMessages } from '../ui/messages.tsx';
import { useMedia } from '../ui/use-media.ts';
import { APPEARANCES, useAppearance } from './appearance.tsx';
import { useOnInkStyles } from './on-ink-styles.ts';

const useStyles = makeStyles({ button: { minHeight: '36px', minWidth: '36px', fontWeight: 400 } });

interface PreferenceMenuProps {
  /** On the dark bar rather than on a page. */
  readonly onInk?: boolean;
}

function useButtonClass(onInk: boolean): string {
  const styles = useStyles();
  const inkStyles = useOnInkStyles();
  return onInk ? inkStyles.button : styles.button;
}

/** Chooses the language. */
export function LanguageMenu({ onInk = false }: PreferenceMenuProps) {
  const className = useButtonClass(onInk);
  const t = useMessages();
  const { language, choose } = useLanguage();
  const narrow = useMedia('(max-width: 640px)');
  return (
    <Menu
      checkedValues={{ language: [language] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const [chosen] = checkedItems;
        if (isLanguage(chosen)) choose(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          className={className}
          icon={<LocalLanguageRegular />}
          aria-label={t('app.languageIs', { name: LANGUAGE_NAMES[language] })}
        >
          {narrow ? null : LANGUAGE_NAMES[language]}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {LANGUAGES.map((tag) => (
            <MenuItemRadio key={tag} name="language" value={tag} lang={tag}>
              {LANGUAGE_NAMES[tag]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** Chooses between light, dark and what the system says. */
export function AppearanceMenu({ onInk = false }: PreferenceMenuProps) {
  const className = useButtonClass(onInk);
  const t = useMessages();
  const { appearance, dark, choose } = useAppearance();
  return (
    <Menu
      checkedValues={{ appearance: [appearance] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const chosen = APPEARANCES.find((each) => each === checkedItems[0]);
        if (chosen) choose(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          className={className}
          icon={dark ? <WeatherMoonRegular /> : <WeatherSunnyRegular />}
          aria-label={t('app.appearanceIs', { name: t(`app.appearance.${appearance}`) })}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {APPEARANCES.map((each) => (
            <MenuItemRadio key={each} name="appearance" value={each}>
              {t(`app.appearance.${each}`)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
