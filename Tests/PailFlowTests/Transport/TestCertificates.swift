/// A certificate authority for these tests, and a certificate that it signed.
///
/// The certificate is for `service.test`, `localhost` and 127.0.0.1. The key is not secret, and the
/// certificates are worth nothing.
enum TestCertificates {
  static let authority = """
    -----BEGIN CERTIFICATE-----
    MIIBdTCCARugAwIBAgIBATAKBggqhkjOPQQDAjAhMR8wHQYDVQQDDBZkZWJyaWVm
    IHRlc3QgYXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAw
    WjAhMR8wHQYDVQQDDBZkZWJyaWVmIHRlc3QgYXV0aG9yaXR5MFkwEwYHKoZIzj0C
    AQYIKoZIzj0DAQcDQgAE+AZOTFNl7Ui9hpnZxQmk6cuNHBn+3qlbZdl4wuM/hW5s
    GU2X7WyChh5cTyV8LNV08Df16zUMW8530QLCLJLER6NCMEAwDwYDVR0TAQH/BAUw
    AwEB/zAOBgNVHQ8BAf8EBAMCAQYwHQYDVR0OBBYEFMVya0q+dLOhNmQPuCnha697
    ti+xMAoGCCqGSM49BAMCA0gAMEUCIE4T0lUy8863g5LCaOTDo/sJL0fcHJsYYmLS
    Oa0OJJs/AiEA2JhsaSm+RP8uVahXm5g8L4RINTR+07ns4DpJ2O3SLGM=
    -----END CERTIFICATE-----

    """

  static let server = """
    -----BEGIN CERTIFICATE-----
    MIIBqjCCAVCgAwIBAgIBAjAKBggqhkjOPQQDAjAhMR8wHQYDVQQDDBZkZWJyaWVm
    IHRlc3QgYXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAw
    WjAXMRUwEwYDVQQDDAxzZXJ2aWNlLnRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMB
    BwNCAAQuShjIDnk/ipcGbmWl45x0fijl38r37zD/D3F+sl2nrp54mYHUJZ++Ghvt
    M869owB+V62v3woUh1gajWqRi9TYo4GAMH4wDAYDVR0TAQH/BAIwADAOBgNVHQ8B
    Af8EBAMCB4AwEwYDVR0lBAwwCgYIKwYBBQUHAwEwKAYDVR0RBCEwH4IMc2Vydmlj
    ZS50ZXN0gglsb2NhbGhvc3SHBH8AAAEwHwYDVR0jBBgwFoAUxXJrSr50s6E2ZA+4
    KeFrr3u2L7EwCgYIKoZIzj0EAwIDSAAwRQIhAJN5OTTefBpWaq/dSb7dif8GU09t
    fBIuRZKbA+D43HhXAiBjrs5M3hG+wnL161ZSGNWw79khhJ0BFVWzdL0xPj0hEA==
    -----END CERTIFICATE-----

    """

  static let serverKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgBgfRQStBPTmLq6wE
    jkWusFVeNO47gdCsUzDfIbKjV5ehRANCAAQuShjIDnk/ipcGbmWl45x0fijl38r3
    7zD/D3F+sl2nrp54mYHUJZ++GhvtM869owB+V62v3woUh1gajWqRi9TY
    -----END PRIVATE KEY-----

    """
}
