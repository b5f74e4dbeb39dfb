package io.fangpin.registry;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.crypto.Masking;
import io.fangpin.registry.domain.Sealer;
import io.fangpin.registry.domain.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Seals with the kit's cipher and masks by kind. */
@ApplicationScoped
public class FieldSealer implements Sealer {

    private final FieldCipher cipher;

    @Inject
    public FieldSealer(FieldCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public String hash(String plain) {
        return cipher.hash(plain);
    }

    @Override
    public Secret seal(Kind kind, String plain) {
        return new Secret(
                cipher.seal(plain),
                cipher.hash(plain),
                switch (kind) {
                    case ID_NO -> Masking.idNumber(plain);
                    case PHONE -> Masking.phone(plain);
                    case BANK_CARD -> Masking.card(plain);
                    case HEALTH -> null;
                });
    }
}
